/**
 * The sheets and the lock, fetched together once the first screen is there. Each reads its own values from the history, as plain text. What
 * lies over one screen alone, such as the sheet of a plan, stands in that screen.
 */

import type { Component } from 'svelte';
import BackupState from './backup/BackupState.svelte';
import SitePicker from './body/SitePicker.svelte';
import Count from './count/Count.svelte';
import LatestAct from './entries/LatestAct.svelte';
import FunctionCheck from './functionCheck/FunctionCheck.svelte';
import LockScreen from './lock/LockScreen.svelte';
import EntryForm from './logging/EntryForm.svelte';
import More from './logging/More.svelte';
import SameAgain from './logging/SameAgain.svelte';
import DoseSheet from './plans/DoseSheet.svelte';
import About from './settings/About.svelte';
import CheckIn from './today/CheckIn.svelte';
import TrackerForm from './trackers/TrackerForm.svelte';
import Trackers from './trackers/Trackers.svelte';

export const sheets = {
  about: About,
  checkin: CheckIn,
  count: Count,
  dose: DoseSheet,
  entry: EntryForm,
  function_check: FunctionCheck,
  latest: LatestAct,
  lock: LockScreen,
  more: More,
  same: SameAgain,
  site: SitePicker,
  state: BackupState,
  tracker: TrackerForm,
  trackers: Trackers,
} as Record<string, Component<any>>;

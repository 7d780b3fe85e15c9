/** The sheets and the lock, fetched together once the first screen is there. Each reads its own values from the history, as plain text. */

import type { Component } from 'svelte';
import LatestAct from '../components/LatestAct.svelte';
import LockScreen from '../components/LockScreen.svelte';
import About from './About.svelte';
import BackupState from './BackupState.svelte';
import CheckIn from './CheckIn.svelte';
import Count from './Count.svelte';
import DoseSheet from './DoseSheet.svelte';
import EntryForm from './EntryForm.svelte';
import FunctionCheck from './FunctionCheck.svelte';
import More from './More.svelte';
import SameAgain from './SameAgain.svelte';
import SitePicker from './SitePicker.svelte';
import TrackerForm from './TrackerForm.svelte';
import Trackers from './Trackers.svelte';

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

/** The page for whoever was given a link: it knows neither an account nor the diary on this phone. */

import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import { mount } from 'svelte';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import Viewer from './Viewer.svelte';

mount(Viewer, { target: document.getElementById('view')! });

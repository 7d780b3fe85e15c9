/** The labels that the first screen doesn't need. Whoever shows them imports this. */

import labels from 'registry:later';
import { registry } from './registry';

Object.assign(registry.labels, labels);

/** What the first screen doesn't need of the registry: whoever shows such labels, or reads series, imports this. */

import later from 'registry:later';
import { registry } from './registry';

Object.assign(registry.labels, later.labels);
for (const kind of registry.kinds) kind.series = later.series[kind.name]!;

import { rotation, type Turn } from '../plans/rotation';
import { registry } from '../registry/registry';
import type { Value } from '../registry/types';
import { sitedInjections } from './plans';

/** The sites of injections and whose turn it is. */
export async function turns(route: Value): Promise<Turn[]> {
  return rotation(route, registry.vocabulary.injection_sites ?? [], await sitedInjections());
}

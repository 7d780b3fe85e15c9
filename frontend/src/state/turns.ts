import { registry } from '../registry';
import { rotation, type Turn } from '../rotation';
import type { Value } from '../types';
import { sitedInjections } from './plans';

/** The sites of injections and whose turn it is. */
export async function turns(route: Value): Promise<Turn[]> {
  return rotation(route, registry.vocabulary.injection_sites ?? [], await sitedInjections());
}

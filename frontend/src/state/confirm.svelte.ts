import { passkeyToAdd } from '../server/auth';
import { Refusal, type Flow } from '../server/http';

interface Asking {
  ways: Flow[];
  settle: (isConfirmed: boolean) => void;
}

/** What waits until the person has said once more who it is. */
export const confirming = $state<{ asking: Asking | null }>({ asking: null });

/** The person would rather not say. */
export class NotConfirmed extends Error {}

/** Does it; where the server wants to know first who it is, asks, and does it then. */
export async function confirmed<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const ways = waysIn(error);
    if (!ways.length) throw error;
    await ask(ways);
    return act();
  }
}

/** For acts of Quiver's own API, which doesn't tell the ways. */
export const confirmFirst = () => confirmed(passkeyToAdd);

function waysIn(error: unknown): Flow[] {
  const flows = error instanceof Refusal && error.status === 401 ? error.said.data?.flows : [];
  return flows?.filter(({ id }) => ['reauthenticate', 'mfa_reauthenticate'].includes(id)) ?? [];
}

async function ask(ways: Flow[]): Promise<void> {
  const isConfirmed = await new Promise<boolean>((settle) => {
    confirming.asking = { ways, settle };
  });
  confirming.asking = null;
  if (!isConfirmed) throw new NotConfirmed();
}

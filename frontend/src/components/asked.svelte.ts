/** What a screen asks of the server, and asks again after a change: meanwhile what was known stays in sight. */
export class Asked<T> {
  known = $state.raw<T | null>(null);
  problem = $state.raw<unknown>(null);

  constructor(private readonly ask: () => Promise<T>) {}

  readonly load = async () => {
    try {
      this.known = await this.ask();
      this.problem = null;
    } catch (error) {
      this.problem = error;
    }
  };
}

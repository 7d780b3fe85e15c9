import { usualPaper, type Paper } from '../registry/paper';
import { registry } from '../registry/registry';
import { keep, kept } from '../store/kept';

interface Kept {
  leftOut: string[];
  notes: boolean;
  paper: Paper;
  /** Only where the person asked this phone to remember. */
  who: { name: string; born: string } | null;
}

/** In the order of the pages. */
export const sections = registry.vocabulary.report_sections!.map(({ name }) => name);

/** What goes into the report. Name and date of birth last as long as this does, unless the phone is to remember them. */
export class ReportChoices {
  leftOut = $state.raw<string[]>([]);
  notes = $state(false);
  paper = $state<Paper>(usualPaper(navigator.language));
  name = $state('');
  born = $state('');
  remember = $state(false);

  async restore() {
    const found = await kept<Kept>('report_choices');
    if (!found) return;
    const { leftOut, notes, paper, who } = found;
    Object.assign(this, { leftOut: sections.filter((name) => leftOut.includes(name)), notes, paper, remember: who !== null, ...who });
  }

  choose(changes: Partial<ReportChoices>) {
    Object.assign(this, changes);
    const { leftOut, notes, paper, name, born, remember } = this;
    const chosen: Kept = { leftOut, notes, paper, who: remember ? { name, born } : null };
    keep('report_choices', chosen).catch(() => undefined); // It counts for now, kept or not.
  }

  flip(section: string) {
    const wanted = (name: string) => this.leftOut.includes(name) !== (name === section);
    this.choose({ leftOut: sections.filter(wanted) });
  }
}

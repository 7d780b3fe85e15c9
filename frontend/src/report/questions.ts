/** Questions for the doctor. */

import type { Entry } from '../registry/types';

export const QUESTION = 'question';
/** As many stand on the first page of the report. */
export const ON_THE_PAGE = 3;

export const openQuestions = (questions: Entry[]) => questions.filter(({ answered }) => !answered);

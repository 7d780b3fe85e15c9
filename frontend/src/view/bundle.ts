/** What of a FHIR document this page reads. */

interface Concept {
  text?: string;
}

interface Quantity {
  value?: number;
  unit?: string;
  comparator?: string;
}

interface Dosage {
  dose?: Quantity;
  doseAndRate?: { doseQuantity?: Quantity }[];
  route?: Concept;
  site?: Concept;
}

export interface Answer {
  valueQuantity?: Quantity;
  valueCodeableConcept?: Concept;
  valueString?: string;
  valueInteger?: number;
  valueBoolean?: boolean;
  valueDateTime?: string;
}

export interface Resource extends Answer {
  resourceType: string;
  status?: string;
  code?: Concept;
  bodySite?: Concept;
  component?: (Answer & { code?: Concept })[];
  effectiveDateTime?: string;
  effectivePeriod?: { start?: string; end?: string };
  medicationCodeableConcept?: Concept;
  /** One of what was taken, one a phase of what is to be taken. */
  dosage?: Dosage | Dosage[];
  note?: { text: string }[];
  /** Of a Composition. */
  title?: string;
  date?: string;
  event?: { period?: { start?: string; end?: string } }[];
  section?: { title?: string; entry?: { reference: string }[] }[];
  /** Of a Patient. */
  name?: { text?: string }[];
  birthDate?: string;
  /** Of a DocumentReference. */
  content?: { attachment: { contentType?: string; data?: string } }[];
}

export interface Bundle {
  entry: { fullUrl: string; resource: Resource }[];
}

export interface Section {
  title: string;
  resources: Resource[];
}

const first = (bundle: Bundle, type: string) => bundle.entry.find(({ resource }) => resource.resourceType === type)?.resource;

export const compositionOf = (bundle: Bundle) => first(bundle, 'Composition');
export const patientOf = (bundle: Bundle) => first(bundle, 'Patient');

/** The clinician's page. */
export function pageOf(bundle: Bundle): string | null {
  const attachment = first(bundle, 'DocumentReference')?.content?.[0]?.attachment;
  return attachment?.contentType === 'application/pdf' ? (attachment.data ?? null) : null;
}

/** But for the page itself, which stands above them. */
export function sectionsOf(bundle: Bundle): Section[] {
  const byUrl = new Map(bundle.entry.map(({ fullUrl, resource }) => [fullUrl, resource]));
  return (compositionOf(bundle)?.section ?? [])
    .map(({ title = '', entry = [] }) => ({ title, resources: entry.flatMap(({ reference }) => byUrl.get(reference) ?? []) }))
    .filter(({ resources }) => resources.some(({ resourceType }) => resourceType !== 'DocumentReference'));
}

/** A paragraph, or the items of a list. `[words](/address)` in a text is a link of the shop. */
export type InfoBlock = string | readonly string[];

export interface InfoSection {
  /** The anchor; the same in every language. */
  id: string;
  title: string;
  blocks: readonly InfoBlock[];
}

export interface InfoDocument {
  title: string;
  lead: string;
  sections: readonly InfoSection[];
}

export interface FaqItem {
  /** The anchor; the same in every language. */
  id: string;
  question: string;
  answer: readonly InfoBlock[];
}

export interface FaqGroup {
  id: string;
  title: string;
  items: readonly FaqItem[];
}

export interface Faq {
  title: string;
  lead: string;
  groups: readonly FaqGroup[];
}

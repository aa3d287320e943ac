// Types of the JavaScript face of Front Door. docs/api.md says what each means.

export type Level = "self-care" | "advice" | "routine" | "week" | "two-days" | "today" | "now" | "ae" | "999";
export type Door =
  | "self" | "community" | "pharmacy" | "nhs-app" | "practice" | "self-referral" | "dentist" | "optician"
  | "sexual-health" | "maternity" | "specialist-line" | "111" | "111-mental-health" | "ucrt" | "ae" | "999";
export type Rung = "self-care" | "pharmacy" | "nhs-app" | "gp" | "111" | "ucrt" | "ae";
export type Seat = "resident" | "reception" | "kiosk";
export type AskingFor = "self" | "child" | "other";
export type Standing = "local" | "not-registered" | "outside" | "visiting";

export interface Need { level: Level; door: Door }
export interface Age { value: number; unit: "days" | "weeks" | "months" | "years" }
export type Answer = string | string[] | number | Age;

export interface Request {
  topics?: string[];
  answers?: Record<string, Answer>;
  context?: {
    now?: string | null;
    postcode?: string | null;
    practice?: string | null;
    standing?: Standing;
    seat?: Seat;
    asking_for?: AskingFor;
  };
}

export interface Option { id: string; text: string; check: string | null }
export interface Question {
  id: string;
  kind: "yes-no" | "one-of" | "any-of" | "number";
  ordered: boolean;
  scope: "person" | "topic";
  text: string;
  why: string | null;
  check: string | null;
  not_sure: boolean;
  options: Option[];
  baseline: string | null;
  unit: "hours" | "days" | "weeks" | "months" | "years" | "age" | null;
  min: number | null;
  max: number | null;
  step: number | null;
}

export interface Ask {
  page: Question[];
  question: Question | null;
  heading: string | null;
  pages_left_at_most: number;
  at_least: Need;
  could_be: Need;
}

export interface Route {
  service: string;
  name: string;
  kind: "health" | "community" | "council" | "voice" | "crisis";
  provider: string | null;
  how: string;
  phone: string | null;
  text_line: string | null;
  relay: string | null;
  email: string | null;
  address: string | null;
  url: string | null;
  status: "open" | "shut" | "unknown";
  /** For somebody who sets out now; null when not known, or when it stays shut. */
  arrival: "open" | "shut" | null;
  hours: string;
  metres: number | null;
  cannot: string | null;
  for_whom: string | null;
  access: ("walk-in" | "booking" | "referral")[];
  introduced_by: string | null;
  cost: string | null;
  languages: string | null;
  sensory: string | null;
  step_free: boolean | null;
  capacity: "open" | "full" | "closed";
  /** Today's meetings in words. */
  sessions: string[];
  note: string | null;
  /** How old what is said here is, when that matters. */
  data_note: string | null;
  /** For reception. */
  inferred: string | null;
  /** The partnerships of the districts that it covers or stands in; empty for what is not bound to districts. */
  alliances: ("basildon-brentwood" | "mid-essex" | "south-east-essex" | "thurrock")[];
  basis: "contract" | "listed" | "unknown";
  source: string | null;
  as_of: string | null;
  unverified: boolean;
}

export interface Action { door: Door; title: string; text: string; call: string | null }
export interface Reason { rule: string; text: string; answers: string[]; source: string; url: string | null }
export interface Watch { sign: string; then: Need; action: string; from: "rule" | "authored"; rule: string | null }

export interface Outcome {
  level: Level;
  level_name: string;
  door: Door;
  doors: Door[];
  rung: Rung;
  call_999: boolean;
  topic: string;
  title: string;
  actions: Action[];
  reasons: Reason[];
  routes: Route[];
  /** How many of the routes to show at first. */
  routes_first: number;
  /** Others who can help, behind other doors; none on an emergency. */
  others: Route[];
  meanwhile: string[];
  better_by: string | null;
  watch_for: Watch[];
  next_up: { door: Door; title: string; text: string; routes: Route[] } | null;
  /** `about`: with several topics, the one it is about. */
  also: { level: Level; door: Door; title: string; text: string; routes: Route[]; about: string | null }[];
  tell: string[];
  /** The topics that decided, by name, the one of `title` first; empty when what decided is about none of them. */
  decided: string[];
  /** With several topics: those beside the ones that decided, by name. */
  beside: string[];
  what_if: { question: string; then: Need; action: string }[];
  why_not_below: { then: Need | null; action: string | null; rules: string[]; answers: string[] } | null;
  unused: string[];
  notes: string[];
  pack: { version: string; rules: string; status: "draft" | "approved" };
}

export type Response = { ask: Ask } | { outcome: Outcome };
export interface Topic { id: string; title: string; kind: "symptom" | "errand" | "life" | "plan"; common: boolean; sensitive: boolean }
/** `matched`: the words typed that led there; empty for the way out that always stands last. */
export interface Hit { topic: string; title: string; matched: string[] }

/** `door`: `999`, or `111-mental-health`, which then stands beside it. `matched`: the words that were heard. */
export interface Danger { kind: string; door: "999" | "111-mental-health"; matched: string[] }

/** Every error of this module: `code` for programs, `where` in the request or file. */
export interface FrontDoorError extends Error { code: string; where: string }

export class FrontDoor {
  private constructor();
  /**
   * From the text or bytes of the bundle's files; `advice` may come later. `area` and `practice` are the texts of what the site
   * changes: `{"withdrawn": [topic ids], "report_to"?: string}`.
   */
  static load(
    rules: string | Uint8Array | ArrayBuffer, advice?: string | Uint8Array | ArrayBuffer | null, area?: string, practice?: string,
  ): FrontDoor;
  addAdvice(advice: string | Uint8Array | ArrayBuffer): void;
  addSearch(search: string | Uint8Array | ArrayBuffer): void;
  /** Words for reception and kiosk, and services for staff alone: before the advice, and only in the module for those pages. */
  addDesk?(desk: string | Uint8Array | ArrayBuffer): void;
  /** After the advice. Until then a postcode is taken for its sector. */
  addPostcodes(postcodes: string | Uint8Array | ArrayBuffer): void;
  /** What only the place knows where a kiosk stands (kiosk.json), before the advice; only in that module. */
  addKiosk?(kiosk: string): void;
  topics(): Topic[];
  /** None before `addSearch`. */
  search(words: string): Hit[];
  /** What may be danger that is there now, in words of any length. It decides nothing. None before `addSearch`. */
  dangers(words: string): Danger[];
  step(request: Request): Response;
  free(): void;
}

/** A mounted app. */
export class Handle {
  private constructor();
  /** Removes the app from the page; nothing of the journey is left. */
  destroy(): void;
  free(): void;
}

/** `tiles`: the address of `tiles.svg`; without it there are no pictures. */
export interface MountOptions {
  practice?: string | null; topic?: string | null; tiles?: string | null; seat?: "resident" | "reception" | "kiosk";
}
export function mount(element: Element, door: FrontDoor, options?: MountOptions): Handle;

/** Loads the module itself. */
export default function init(options: { module_or_path: string | URL | Request | BufferSource | WebAssembly.Module }): Promise<unknown>;

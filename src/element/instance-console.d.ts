/** The types of `<instance-console>`. Importing `instance-console.js` defines the element and fetches nothing. */

/** What a console shows. Unknown fields are warned of and left out. */
export interface InstanceConsoleConfig {
  /** Base address of the proxy, with `{service}` and `{region}` where wanted. A relative one is meant from the configuration's own file, or from the page. Default `"/"`. */
  proxy?: string;
  sources: InstanceConsoleSource[];
  /** How often to ask, 1 to 3600 seconds. Default 3 and 60. */
  poll?: { transition_seconds?: number; settled_seconds?: number };
  /** Default `"auto"`: the language of the page. */
  locale?: "auto" | "zh-CN" | "en";
  /** Default `"auto"`: the `color-scheme` of the page. */
  theme?: "auto" | "light" | "dark";
  /** Puts the word "Simulator" into the header. Default `false`. */
  simulated?: boolean;
}

export type InstanceConsoleSource =
  | { service: "apig"; project_id: string; label?: string; region?: string; console_url?: string; proxy?: string }
  | { service: "roma"; project_id: string; instances?: string[]; label?: string; region?: string; console_url?: string; proxy?: string }
  | { service: "koophone"; user_id: string; instances?: string[]; label?: string; region?: string; console_url?: string; proxy?: string };

/** Why a token is asked for: at the start, because a proxy wants one, or because it refused the last one. */
export type TokenReason = "start" | "missing" | "refused";

/** Gives a token; nothing where there is none. The signal is aborted when the element has gone. */
export type GetToken = (reason: TokenReason, signal: AbortSignal) => string | undefined | Promise<string | undefined>;

/** An instance: the index of its source in `sources`, and its ID. */
export interface InstanceRef {
  source: number;
  id: string;
}

/** Filter, sort, open instance and columns. Its content may change from release to release. */
export interface SavedView {
  view: string;
  columns?: unknown;
}

export interface InstanceConsoleEventMap {
  /** The console is shown, and its methods work. */
  ready: CustomEvent<Record<string, never>>;
  /** The status of an instance changed; both are words of its API. */
  statuschange: CustomEvent<InstanceRef & { from: string; to: string }>;
  /** What was being made has ended. */
  complete: CustomEvent<InstanceRef & { outcome: "succeeded" | "failed" | (string & {}) }>;
  /** A call began to fail, or fails for another reason; with `kind` `"start"`, the console could not start. */
  error: CustomEvent<InstanceConsoleFailure>;
  /** A proxy wants a token; `refused` says that one was sent. */
  authrequired: CustomEvent<{ source: number; refused: boolean }>;
  /** The page uses the element in a way that is probably a mistake. */
  warning: CustomEvent<{ message: string }>;
  /** A person opens an instance. `preventDefault()` leaves that to the page. */
  navigate: CustomEvent<InstanceRef>;
  /** The console speaks this language now: its tag. Does not bubble. */
  language: CustomEvent<string>;
}

export interface InstanceConsoleFailure {
  kind: "start" | "configuration" | "credential" | "invalid" | "not-found" | "permission" | "refused" | "throttled" | "transient" | "transport";
  message: string;
  source?: number;
  /** `null` for a list. */
  id?: string | null;
  /** The HTTP status; `null` where no answer came. */
  status?: number | null;
  code?: string | null;
  requestId?: string | null;
}

/** The properties of the element that can be set. Each but `config` and `getToken` is its attribute. */
export interface InstanceConsoleProperties {
  /** An object, or the address of a file of the same origin. */
  config?: InstanceConsoleConfig | string;
  getToken?: GetToken;
  service?: "apig" | "roma" | "koophone";
  label?: string;
  proxy?: string;
  projectId?: string;
  region?: string;
  /** The address of an instance on the cloud's own console, with `{project_id}`, `{region}` and `{instance_id}`. */
  consoleUrl?: string;
  userId?: string;
  /** IDs, as a list or separated by blanks or commas. It is read as a text. */
  instances?: string | string[];
  locale?: "auto" | "zh-CN" | "en";
  theme?: "auto" | "light" | "dark";
  /** `"hash"` keeps filter, sort and open instance in the page's address. */
  router?: "hash";
  /** Marks the page's title when something ends while nobody looks. */
  titleMark?: boolean;
  /** Lets a person give a token also where there is `getToken`. */
  tokenForm?: boolean;
  /** The part to show. Default: everything. `"progress"` is the card of one creation, of `instanceId` in the first source. */
  view?: "instances" | "activity" | "progress";
  instanceId?: string;
}

/** The attributes. `"false"` is false. */
export interface InstanceConsoleAttributes {
  config?: string;
  service?: string;
  label?: string;
  proxy?: string;
  "project-id"?: string;
  region?: string;
  "console-url"?: string;
  "user-id"?: string;
  instances?: string;
  locale?: string;
  theme?: string;
  lang?: string;
  router?: string;
  "title-mark"?: boolean | "" | "true" | "false";
  "token-form"?: boolean | "" | "true" | "false";
  view?: string;
  "instance-id"?: string;
}

export interface InstanceConsole extends InstanceConsoleProperties {}

export class InstanceConsole extends HTMLElement {
  /** The address of the folder of `console.js` and `console_bg.wasm`; by default that of the module. */
  static base?: string | URL;
  /** Asks for everything now. Nothing once the element has gone. */
  refresh(): void;
  /** Pauses all polls. Nothing once the element has gone. */
  pause(): void;
  /** Lets the polls go on. Nothing once the element has gone. */
  resume(): void;
  /** Opens an instance; `false` where there is no such source, or no console. */
  open(instance: { source?: number; id: string }): boolean;
  /** What a person sees, to be restored later, and never a token; `undefined` where there is no console. */
  save(): SavedView | undefined;
  /** Shows what `save()` gave. Nothing where there is no console. */
  restore(saved: SavedView): void;
  /** Resolves when the console is shown; rejects when it cannot start, its configuration has problems, or the element is removed. */
  whenReady(): Promise<void>;
  /** Focuses what a person would use first. */
  focus(options?: FocusOptions): void;
  addEventListener<K extends keyof InstanceConsoleEventMap>(type: K, listener: (this: InstanceConsole, event: InstanceConsoleEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof InstanceConsoleEventMap>(type: K, listener: (this: InstanceConsole, event: InstanceConsoleEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** Loads the widget before there is an element. */
export function preload(): Promise<void>;

type EventProperties = { [K in keyof InstanceConsoleEventMap as `on${K}`]?: (event: InstanceConsoleEventMap[K]) => void };

/** What `<instance-console>` takes in JSX: React 19 sets properties, and listens to `on` and an event's name. */
export type InstanceConsoleJsx = Omit<InstanceConsoleAttributes, "config" | "instances"> &
  InstanceConsoleProperties &
  EventProperties & { [name: string]: unknown; children?: unknown };

declare global {
  interface HTMLElementTagNameMap {
    "instance-console": InstanceConsole;
  }
}

// @ts-ignore: only where React is used
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "instance-console": InstanceConsoleJsx;
    }
  }
}

// @ts-ignore: only where Vue is used
declare module "vue" {
  interface GlobalComponents {
    "instance-console": new () => { $props: InstanceConsoleJsx };
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../..');

export interface Setting {
  readonly default: unknown;
  readonly order: number;
  readonly scope: string;
  readonly type: string | readonly string[];
  readonly markdownDescription: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: readonly {
      readonly title: string;
      readonly order: number;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
  };
}

/** What VS Code and the marketplaces read. */
export const { contributes } = JSON.parse(textOf('package.json')) as Manifest;

export const COMMANDS = new Map(
  contributes.commands.map(({ command, title }) => [command, title] as const),
);

export const SETTINGS: ReadonlyMap<string, Setting> = new Map(
  contributes.configuration.flatMap(({ properties }) => Object.entries(properties)),
);

/** A file of the project. @param file its path from the top */
export function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

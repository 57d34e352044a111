import { compileDialog, DialogFile } from '../../dialogs/index.ts';
import type { Files } from '../files.ts';
import type { Report } from '../finding.ts';
import { placeIn, readAs, readYaml } from '../source.ts';
import type { DialogDraft } from './draft.ts';

export function readDialogs(files: Files, report: Report): Map<string, DialogDraft> {
  const dialogs = new Map<string, DialogDraft>();
  for (const [file, text] of files) {
    if (!file.startsWith('dialogs/')) continue;
    const id = /^dialogs\/([a-z0-9-]+)\.yaml$/.exec(file)?.[1];
    if (id === undefined) {
      report('unknown-file', placeIn(file), { near: undefined });
      continue;
    }
    const source = readYaml(file, text, report);
    const dialog = source && readAs(source, DialogFile, report);
    if (source && dialog) dialogs.set(id, { source, dialog: compileDialog(id, dialog) });
  }
  return dialogs;
}

import type { BuildAnswer } from '../../lib/engine/index.js';
import { emitYaml, type JsonObject, normalizeObject } from '../../lib/manifest/index.js';
import { treeOfTexts } from '../../lib/repo/index.js';
import { changed, kept, refused } from '../manifest/normal-form-rows.js';
import { describeWithEngine } from '../support/engine.js';

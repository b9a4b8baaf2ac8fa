import type { Service } from '../config/service-config.js';

import { beetle } from './beetle.js';

/** Works on the data of beetle. */
export const sonar: Service = { base: beetle.base };

// Prints the table of the SDK's callables as JSON, for the comparison with the installed SDK. Needs a build.
import { sdkApi } from '../dist/index.js';

console.log(JSON.stringify(sdkApi));

// Lets node run the TypeScript of examples/ and test/bench/. Without the project's tsconfig: its paths lead to the sources, and what runs here
// is the built package, found by its own name as users find it.
import { register } from 'tsx/esm/api';

register({ tsconfig: false });

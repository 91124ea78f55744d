import fc from 'fast-check';
import { arn } from './drive';

type States = Record<string, object>;

/** State machines of all kinds of states but Choice, with retries, catchers, timeouts and nested branches; every one ends. */
export function anyMachine(failing: boolean): fc.Arbitrary<object> {
  const errors = fc.constantFrom(['E1'], ['E2'], ['States.ALL'], ['States.Timeout'], ['States.TaskFailed']);
  const retry = fc.array(
    fc.record({
      ErrorEquals: errors,
      IntervalSeconds: fc.integer({ min: 1, max: 3 }),
      MaxAttempts: fc.integer({ min: 0, max: 2 }),
      JitterStrategy: fc.constantFrom('FULL', 'NONE'),
    }),
    { maxLength: 2 },
  );
  const catcher = fc.record({ ErrorEquals: errors, Next: fc.constant('Last'), ResultPath: fc.constantFrom('$', '$.error', null) });
  const recovery = failing ? fc.record({ Retry: retry, Catch: fc.array(catcher, { maxLength: 2 }) }, { requiredKeys: [] }) : fc.constant({});
  const data = fc.record(
    {
      InputPath: fc.constantFrom('$', null),
      Parameters: fc.constantFrom({ 'in.$': '$', where: 'here' }, { 'id.$': 'States.UUID()', 'time.$': '$$.State.EnteredTime', 'in.$': '$$.Execution.Input' }),
      ResultPath: fc.constantFrom('$', '$.result', null),
    },
    { requiredKeys: [] },
  );
  const { graph } = fc.letrec<{ graph: object; state: object }>((tie) => ({
    graph: fc.array(tie('state'), { minLength: 1, maxLength: 3 }).map(chained),
    state: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      data.map((fields) => Object.assign({ Type: 'Pass' }, fields)),
      fc
        .tuple(data, recovery, fc.boolean())
        .map(([fields, more, limited]) =>
          Object.assign({ Type: 'Task', Resource: arn('F') }, fields, more, limited && failing && { TimeoutSeconds: 5, HeartbeatSeconds: 3 }),
        ),
      fc.integer({ min: 0, max: 5 }).map((Seconds) => ({ Type: 'Wait', Seconds })),
      ...(failing ? [fc.constant({ Type: 'Fail', Error: 'E2', Cause: 'as told' })] : []),
      fc.tuple(fc.array(tie('graph'), { minLength: 1, maxLength: 3 }), recovery).map(([Branches, more]) => Object.assign({ Type: 'Parallel', Branches }, more)),
      fc
        .tuple(tie('graph'), recovery, fc.integer({ min: 0, max: 2 }), fc.boolean())
        .map(([ItemProcessor, more, MaxConcurrency, selects]) =>
          Object.assign(
            { Type: 'Map', ItemsPath: '$$.Execution.Input.items', ItemProcessor, MaxConcurrency },
            selects && { ItemSelector: { 'item.$': '$$.Map.Item.Value', 'all.$': '$' } },
            more,
          ),
        ),
    ),
  }));
  return graph;
}

/** States one after the other; a Catcher goes to the last. */
function chained(list: object[]): object {
  const states: States = {};
  list.forEach((state, index) => {
    states[`S${index}`] = (state as { Type: string }).Type === 'Fail' ? state : { ...state, Next: index + 1 < list.length ? `S${index + 1}` : 'Last' };
  });
  return { StartAt: 'S0', States: { ...states, Last: { Type: 'Succeed' } } };
}

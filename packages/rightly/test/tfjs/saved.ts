import type * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

type Saved = tf.io.ModelArtifacts;

/** The saved form of a model, as JSON and bytes. */
export async function saved(
  model: { save: LayersModel['save'] },
  config?: tf.io.SaveConfig,
): Promise<Saved> {
  let artifacts: Saved | undefined;
  await model.save(
    {
      save: async (given) => {
        artifacts = given;
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
      },
    },
    config,
  );
  const { weightData, ...rest } = artifacts!;
  return { ...(JSON.parse(JSON.stringify(rest)) as Saved), weightData: weightData! };
}

export const handler = (artifacts: Saved): tf.io.IOHandler => ({ load: async () => artifacts });

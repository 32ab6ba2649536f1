import { ofClassScores, ofLabels, ofOneHot, ofScores, ofSeveralLabels } from '../cases.ts';
import type { Group } from '../facts.ts';
import { bars, labelled, pairs } from '../pictures/classes.ts';
import { isRight, threshold } from '../pictures/threshold.ts';

export const accuracies: Group = {
  title: 'Accuracies',
  metrics: {
    Accuracy: {
      formula: 'Σ w · [y = ŷ] / Σ w',
      picture: pairs(
        'Filled: samples whose prediction equals the truth. They are divided by all samples.',
      ),
      sklearn: 'accuracy_score(y_true, y_pred)',
      cases: ofLabels,
    },
    BinaryAccuracy: {
      formula: 'Σ w · [y = [ŷ > threshold]] / Σ w',
      picture: threshold(isRight, 'Filled: samples that the threshold classifies correctly.'),
      sklearn: 'accuracy_score(y_true, y_pred > 0.5)',
      cases: ofScores,
    },
    CategoricalAccuracy: {
      formula: 'Σ w · [argmax y = argmax ŷ] / Σ w',
      picture: bars(
        'highest',
        'A sample is right if its true class has the highest score. This sample is wrong.',
      ),
      sklearn: 'accuracy_score(y_true.argmax(1), y_pred.argmax(1))',
      cases: ofOneHot,
    },
    SparseCategoricalAccuracy: {
      formula: 'Σ w · [y = argmax ŷ] / Σ w',
      picture: bars(
        'highest',
        'A sample is right if its true class has the highest score. This sample is wrong.',
      ),
      sklearn: 'accuracy_score(y_true, y_pred.argmax(1))',
      cases: ofClassScores,
    },
    TopKCategoricalAccuracy: {
      formula: 'Σ w · [argmax y is among the k highest of ŷ] / Σ w',
      picture: bars(
        'top',
        'Filled: the k highest scores. This sample is right: its true class has one of them.',
      ),
      sklearn: 'top_k_accuracy_score(y_true.argmax(1), y_pred, k=5)',
      remark:
        'scikit-learn decides between equal scores by their order. In Rightly, a score that ties with the k-th is among the k.',
      options: { k: 1 },
      cases: ofOneHot,
    },
    SparseTopKCategoricalAccuracy: {
      formula: 'Σ w · [y is among the k highest of ŷ] / Σ w',
      picture: bars(
        'top',
        'Filled: the k highest scores. This sample is right: its true class has one of them.',
      ),
      sklearn: 'top_k_accuracy_score(y_true, y_pred, k=5)',
      remark:
        'scikit-learn decides between equal scores by their order. In Rightly, a score that ties with the k-th is among the k.',
      options: { k: 1 },
      cases: ofClassScores,
    },
    SubsetAccuracy: {
      formula: 'Σ w · [every label of the sample is right] / Σ w',
      picture: labelled(
        'rows',
        'Filled: samples whose labels are all right. They are divided by all samples.',
      ),
      sklearn: 'accuracy_score(y_true, y_pred > 0.5)',
      cases: ofSeveralLabels,
    },
    HammingLoss: {
      formula: 'Σ w · (share of the labels that are wrong) / Σ w',
      picture: labelled('wrong', 'Filled: wrong labels. They are divided by all labels.'),
      sklearn: 'hamming_loss(y_true, y_pred > 0.5)',
      cases: ofSeveralLabels,
    },
  },
};

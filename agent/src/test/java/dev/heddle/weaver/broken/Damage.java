package dev.heddle.weaver.broken;

import java.util.Arrays;
import java.util.Random;

/** Ways in which class files come to harm; the same seed does the same. */
enum Damage {
  /** The end is missing. */
  CUT {
    @Override
    byte[] of(byte[] whole, Random random) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
  },
  /** One bit is another. */
  ONE_BIT {
    @Override
    byte[] of(byte[] whole, Random random) {
      return flip(whole, 1, random);
    }
  },
  /** Up to eight bits are others. */
  BITS {
    @Override
    byte[] of(byte[] whole, Random random) {
      return flip(whole, 1 + random.nextInt(8), random);
    }
  },
  /** A run of bytes is overwritten. */
  RUN {
    @Override
    byte[] of(byte[] whole, Random random) {
      byte[] run = new byte[1 + random.nextInt(64)];
      random.nextBytes(run);
      byte[] result = whole.clone();
      int at = random.nextInt(whole.length - run.length);
      System.arraycopy(run, 0, result, at, run.length);
      return result;
    }
  },
  /** Some bytes are missing from the middle. */
  HOLE {
    @Override
    byte[] of(byte[] whole, Random random) {
      int from = 10 + random.nextInt(whole.length - 20);
      int to = from + 1 + random.nextInt(9);
      byte[] result = Arrays.copyOf(whole, whole.length - (to - from));
      System.arraycopy(whole, to, result, from, whole.length - to);
      return result;
    }
  },
  /** A class file's first ten bytes, and noise behind them. */
  NOISE {
    @Override
    byte[] of(byte[] whole, Random random) {
      byte[] result = new byte[10 + random.nextInt(500)];
      random.nextBytes(result);
      System.arraycopy(whole, 0, result, 0, 9);
      result[8] = 0;
      return result;
    }
  };

  abstract byte[] of(byte[] whole, Random random);

  private static byte[] flip(byte[] whole, int bits, Random random) {
    byte[] result = whole.clone();
    for (int i = 0; i < bits; i++) {
      result[random.nextInt(result.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return result;
  }
}

package dev.heddle.samples.tutorial;

import static dev.heddle.samples.Repr.repr;

import dev.heddle.EventLoop;
import dev.heddle.Future;

/** The loop itself runs until a Future is done. */
final class Ex07 {
  static void markDone(Future<String> future, String result) {
    System.out.println("setting future result to " + repr(result));
    future.setResult(result);
  }

  public static void main(String[] args) {
    EventLoop loop = EventLoop.create();
    Future<String> allDone = loop.createFuture();
    try {
      System.out.println("scheduling mark_done");
      loop.callSoon(() -> markDone(allDone, "the result"));
      System.out.println("entering event loop");
      String value = loop.runUntilComplete(allDone);
      System.out.println("returned result: " + repr(value));
    } finally {
      System.out.println("closing event loop");
      loop.close();
    }
    System.out.println("future result: " + repr(allDone.result()));
  }
}

package dev.heddle.net;

import dev.heddle.testing.TestLoop;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run with each {@link Io}, and takes the {@link Bench} of its loop. It may leave
 * nothing on that: no task, no coroutine, no socket, no report.
 *
 * <p>A loop that hangs is shown by {@link TestLoop}, with its tasks; whatever else hangs, by {@link
 * Timeout}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@TestLoop(value = TestLoop.Time.REAL, timeoutMillis = 20_000)
@Timeout(30)
@ExtendWith(EachIoProvider.class)
@interface EachIo {}

package dev.heddle.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a test method that returns what is to be awaited: an {@code @Async} method with a {@code
 * Coroutine<Void>}, say. It runs on a loop of its own, which {@link TestLoop} chooses.
 *
 * <p>Jupiter takes test methods without result only, and passes others over. So these are found and
 * run by an engine of their own, {@link HeddleTestEngine}, beside Jupiter and by whatever launches
 * it; a class may have tests of both. Of Jupiter's annotations it heeds {@code @BeforeEach},
 * {@code @AfterEach}, {@code @BeforeAll}, {@code @AfterAll}, {@code @Nested}, {@code @DisplayName},
 * {@code @Tag} and {@code @Disabled}; extensions are Jupiter's alone. Methods before and after a
 * test may be async, too, in a class without tests of Jupiter, which would refuse it. In any class
 * they may be {@code void} and take the loop: {@code loop.runUntilComplete(...)} serves the tests
 * of both engines. Those that run once for the class are static; async ones have a loop of their
 * own, which is closed after them. All may take the {@code EventLoop} and the {@link VirtualClock}
 * as parameters.
 *
 * <p>The test fails when at its end tasks are not done, when coroutines have never been awaited, or
 * when something was reported to the loop's exception handler and not to one that the test set
 * itself.
 *
 * <pre>{@code
 * class CacheTest {
 *   @AsyncTest @Async Coroutine<Void> expires(VirtualClock clock) {
 *     Cache cache = await(Cache.filled());
 *     await(sleep(Duration.ofHours(1)));
 *     assertTrue(cache.isEmpty());
 *     return done();
 *   }
 * }
 * }</pre>
 */
@Documented
@Testable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AsyncTest {}

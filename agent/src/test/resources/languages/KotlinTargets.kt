package dev.heddle.weaver.targets.kotlin

import dev.heddle.Async
import dev.heddle.Asyncio.await
import dev.heddle.Asyncio.done
import dev.heddle.Coroutine
import dev.heddle.weaver.harness.Probe

data class Point(val x: Int, val y: Long = 2, val label: String? = null)

sealed interface Shape
data class Circle(val radius: Double) : Shape
data class Rect(val width: Double, val height: Double) : Shape
object Nothing : Shape

enum class Colour { RED, GREEN { @Async override fun text(p: Probe): Coroutine<String> = done("g" + await(p.later(1))) };
    @Async open fun text(p: Probe): Coroutine<String> = done(name + await(p.later(ordinal)))
}

@Async
fun templatesAndRanges(p: Probe): Coroutine<String> {
    var text = "a${await(p.later(1))}b${await(p.later("c"))}"
    for (i in 0 until await(p.later(3))) {
        for (c in 'x' downTo 'w') text += "$c${await(p.later(i))}"
    }
    outer@ for (i in 1..5 step 2) {
        while (true) {
            if (await(p.later(i)) == 3) continue@outer
            if (i == 5) break@outer
            text += await(p.later("."))
            break
        }
    }
    return done(text)
}

@Async
fun whenExpressions(p: Probe): Coroutine<String> {
    val text = StringBuilder()
    for (any in listOf(1, -1, "text", 2L, null, Colour.RED, intArrayOf(7))) {
        text.append(
            when (val it: Any? = await(p.later<Any?>(any))) {
                null -> "null" + await(p.later("!"))
                is Int -> if (it > await(p.later(0))) it + await(p.later(1)) else await(p.later("minus"))
                is String -> it.length * await(p.later(2))
                is Long, is IntArray -> await(p.later("wide"))
                in listOf(Colour.RED) -> await((it as Colour).text(p)) + await(Colour.GREEN.text(p))
                else -> throw IllegalStateException()
            }
        )
    }
    return done(text.toString())
}

@Async
fun constructorsWithDefaults(p: Probe): Coroutine<String> {
    val first = Point(await(p.later(1)), label = await(p.later("l")))
    val (x, y, label) = first.copy(y = await(p.later(5L)))
    val nested = Pair(Point(await(p.later(x + 1))), if (y > 4) Triple(1, await(p.later(2)), label) else null)
    return done("$first $x $y $label $nested")
}

@Async
fun nullsAndElvis(p: Probe): Coroutine<String> {
    val none: String? = await(p.later<String?>(null))
    val length = none?.length ?: await(p.later(7))
    val forced = try {
        none!!.length
    } catch (e: NullPointerException) {
        await(p.later(-1))
    }
    val chained = none?.plus(await(p.later("never"))) ?: "else"
    return done("$length $forced $chained")
}

@Async
fun tryIsAnExpression(p: Probe): Coroutine<String> {
    val value = "v" + try {
        await(p.failing<String>(IllegalStateException("thrown")))
    } catch (e: IllegalStateException) {
        e.message + await(p.later(" caught"))
    } finally {
        p.log(await(p.later("finally")))
    }
    return done(value)
}

@Async
fun inlineFunctions(p: Probe): Coroutine<String> {
    val doubled = listOf(1, 2, 3).map { it * await(p.later(2)) }.filter { it > await(p.later(2)) }
    val text = buildString {
        append(await(p.later("built")))
        repeat(2) { append(await(p.later(it))) }
    }
    val scoped = text.let { it + await(p.later("!")) }.also { p.log(it) }.run { length + await(p.later(1)) }
    val found = doubled.firstOrNull { if (it == 6) return done("$doubled $text $scoped") else await(p.later(false)) }
    return done("not reached $found")
}

@Async
fun lambdas(p: Probe): Coroutine<String> {
    var captured = await(p.later(1))
    val f: (Int) -> Coroutine<Int> = { n ->
        captured += n
        done(await(p.later(n)) + captured)
    }
    fun local(s: String): Coroutine<String> = done(s + captured)
    return done("${await(f(10))} ${await(f(5))} $captured ${await(local("l"))}")
}

@Async
private fun area(p: Probe, shape: Shape): Coroutine<Double> = done(
    when (shape) {
        is Circle -> shape.radius * await(p.later(3.0))
        is Rect -> await(p.later(shape.width)) * shape.height
        Nothing -> await(p.later(0.0))
    }
)

@Async
fun sealedFamilies(p: Probe): Coroutine<String> {
    var sum = 0.0
    for (shape in arrayOf(Circle(1.0), Rect(2.0, 3.0), Nothing)) sum += await(area(p, shape))
    return done("$sum")
}

@Async
fun Probe.extension(n: Int = 3, vararg more: String): Coroutine<String> {
    return done("$n${await(later(n))}${more.joinToString()}")
}

@Async
fun extensionsAndVarargs(p: Probe): Coroutine<String> =
    done(await(p.extension()) + await(p.extension(await(p.later(4)), "a", *arrayOf(await(p.later("b")), "c"))))

class Companions private constructor(private val base: Int) {
    @Async
    private fun own(p: Probe): Coroutine<Int> = done(base + await(p.later(1)))

    companion object {
        private var count = 0

        @JvmStatic
        @Async
        fun companions(p: Probe): Coroutine<String> {
            count += await(p.later(2))
            return done("$count ${await(Companions(40).own(p))} ${lazily(p)}")
        }

        private fun lazily(p: Probe): String {
            val late by lazy { "lazy" }
            p.log(late)
            return late
        }
    }
}

@Async
fun unsignedAndValueClasses(p: Probe): Coroutine<String> {
    var u: UInt = 3_000_000_000u
    u += await(p.later(5)).toUInt()
    val bytes = ubyteArrayOf(250u)
    bytes[0] = (bytes[0] + await(p.later(10)).toUInt()).toUByte()
    var i = 0
    val array = intArrayOf(1, 2)
    array[i++] += await(p.later(10))
    array[i--] *= await(p.later(3))
    return done("$u ${bytes[0]} ${array.toList()} $i")
}

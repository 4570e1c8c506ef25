package dev.heddle.weaver.targets.scala

import dev.heddle.{Async, Coroutine}
import dev.heddle.Asyncio.{await, done}
import dev.heddle.weaver.harness.Probe

sealed trait Expr
case class Num(n: Int) extends Expr
case class Sum(left: Expr, right: Expr) extends Expr
case object Zero extends Expr

trait Named {
  @Async def named(p: Probe): Coroutine[String] = done("named " + await(p.later(getClass.getSimpleName)))
}

class Own(base: Int) extends Named {
  private[this] var count = base
  @Async def add(p: Probe, n: Int = 2): Coroutine[Integer] = {
    count += await(p.later[Integer](n))
    done(count)
  }
}

object ScalaTargets {

  @Async def loops(p: Probe): Coroutine[String] = {
    var text = ""
    var i = 0
    while (i < await(p.later[Integer](3))) {
      text += s"$i${await(p.later("x"))}"
      i += 1
    }
    do { text = text + await(p.later("d")); i -= 1 } while (i > 1)
    done(text)
  }

  @Async private def eval(p: Probe, e: Expr): Coroutine[Integer] = e match {
    case Num(n) if n > await(p.later[Integer](5)) => done(await(p.later[Integer](n)) * 10)
    case Num(n) => done(n)
    case Sum(Num(a), Num(b)) => done(a + b + await(p.later[Integer](100)))
    case Sum(left, right) => done(await(eval(p, left)) + await(eval(p, right)))
    case Zero => done(await(p.later[Integer](0)))
  }

  @Async def matching(p: Probe): Coroutine[String] = {
    val e = Sum(Sum(Num(await(p.later[Integer](1))), Num(2)), Sum(Num(7), Zero))
    done(e.toString + await(eval(p, e)))
  }

  @Async def matchOnStringsAndTypes(p: Probe): Coroutine[String] = {
    var text = ""
    val all: Array[Any] = Array("Aa", "BB", 1, 2L, null, List(3))
    var i = 0
    while (i < all.length) {
      text += (await(p.later[Any](all(i))) match {
        case "Aa" => "first " + await(p.later("a"))
        case s: String => s + await(p.later[Integer](s.length))
        case n: Int => n + await(p.later[Integer](1))
        case null => await(p.later("null"))
        case head :: _ => head.toString + await(p.later("list"))
        case other => other
      })
      i += 1
    }
    done(text)
  }

  @Async def exceptions(p: Probe): Coroutine[String] = {
    var text = ""
    try {
      await(p.failing[String](new IllegalStateException("thrown")))
      text = "no"
    } catch {
      case e: IllegalStateException if e.getMessage.length > await(p.later[Integer](2)) =>
        text = e.getMessage + await(p.later(" caught"))
      case e: RuntimeException => text = "wrong"
    } finally {
      p.log(await(p.later("finally")))
    }
    done(text)
  }

  @Async def constructorsTuplesAndDefaults(p: Probe): Coroutine[String] = {
    val own = new Own(await(p.later[Integer](40)))
    val (a, b) = (await(own.add(p)), await(own.add(p, 3)))
    val option: Option[Int] = if (a > await(p.later[Integer](1))) Some(b) else None
    done(s"$a $b ${option.get} ${await(own.named(p))}")
  }

  @Async def lambdas(p: Probe): Coroutine[String] = {
    val n: Int = await(p.later[Integer](4))
    var captured = 1
    val f: java.util.function.IntFunction[Coroutine[String]] = i => {
      captured += i
      done(s"$n $i ${await(p.later("in"))}")
    }
    val text = await(f.apply(2))
    done(text + captured + List(1, 2).map(_ * n).sum)
  }

  @Async def arraysAndBoxes(p: Probe): Coroutine[String] = {
    val bytes = Array[Byte](1, 2)
    bytes(await(p.later[Integer](1))) = (bytes(0) + await(p.later[Integer](300))).toByte
    val longs = Array.ofDim[Long](2, 2)
    longs(1)(0) += await(p.later[java.lang.Long](5L))
    val unit: Unit = await(p.later(()))
    done(s"${bytes(1)} ${longs(1)(0)} $unit ${await(p.later('c'))}")
  }
}

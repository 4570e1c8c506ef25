/**
 * Sockets as asyncio has them: protocols that are called back, streams that are awaited.
 *
 * <p>Start with {@link dev.heddle.net.Net}. The layers, each on top of the next:
 *
 * <pre>
 *   StreamReader, StreamWriter      await(reader.readLine()), await(writer.drain())
 *   Protocol, Transport             dataReceived(bytes), transport.write(bytes)
 *   Wire                            one Netty channel: what has arrived, in order
 *   the loop's engine               epoll or NIO
 * </pre>
 *
 * <p>Netty's pipelines never call the program: what happens on a socket is scheduled on the loop as
 * a handle like any other. Everything here is for the loop's thread only.
 */
@NullMarked
package dev.heddle.net;

import org.jspecify.annotations.NullMarked;

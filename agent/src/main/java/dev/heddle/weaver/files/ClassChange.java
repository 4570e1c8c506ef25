package dev.heddle.weaver.files;

import java.util.SortedMap;

/**
 * What replaces one class of a tree.
 *
 * @param host the class's new bytes
 * @param frames name in the tree to bytes: the frame classes that it needs beside it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ClassChange(byte[] host, SortedMap<String, byte[]> frames) {}

package dev.framefarm.ffmpeg;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Streams that tell how much went through, while it goes through. */
final class Counted {
    private static final int CHUNK = 1 << 16;

    private Counted() {}

    /** Remembers whether an exception came from the pipe or from whoever writes to it. */
    static final class Output extends FilterOutputStream {
        private final AtomicLong count;
        private boolean broken;

        Output(OutputStream out, AtomicLong count) {
            super(out);
            this.count = count;
        }

        boolean isBroken() {
            return broken;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                for (int done = 0; done < length; done += CHUNK) {
                    int part = Math.min(CHUNK, length - done);
                    out.write(bytes, from + done, part);
                    count.addAndGet(part);
                }
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }
    }

    /** Refuses to go on beyond a limit. */
    static final class Input extends FilterInputStream {
        private final AtomicLong count;
        private final long limit;
        private long read;

        Input(InputStream in, AtomicLong count, long limit) {
            super(in);
            this.count = count;
            this.limit = limit;
        }

        boolean isOver() {
            return limit > 0 && read > limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = in.read(bytes, from, length);
            if (got > 0) {
                read += got;
                count.addAndGet(got);
            }
            if (isOver()) {
                throw new IOException("more than " + limit + " bytes");
            }
            return got;
        }

        void skipRest() throws IOException {
            byte[] buffer = new byte[CHUNK];
            int got = 0;
            while (got >= 0) {
                got = read(buffer, 0, buffer.length);
            }
        }
    }
}

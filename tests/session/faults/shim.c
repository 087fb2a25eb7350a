/* Makes the n-th call of one kind fail, for files in one folder: loaded before the C library (LD_PRELOAD).
 *
 * FAULT_FOLDER  only files in it count
 * FAULT_CALL    write, sync, truncate, unlink or open
 * FAULT_AT      which call fails, from 1
 * FAULT_MODE    once; ever (this one and all that follow); short (half of it is written, and the next one finds the disk full);
 *               kill (it is done, and the program is killed)
 * FAULT_WHILE   a file: as long as it is there, the disk is full (FAULT_MODE=full: no write succeeds) or may not be written to
 *               (FAULT_MODE=readonly: nothing is opened for writing, written, cut or removed), whatever FAULT_CALL says
 *
 * Says "fault" on stderr when it strikes first. The program itself knows nothing of this.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { PASS, FAIL, HALF, KILL };

static int calls;
static int struck;

static int under(const char *path) {
    const char *folder = getenv("FAULT_FOLDER");
    size_t length = folder ? strlen(folder) : 0;
    return length && path && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int under_fd(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return under(path);
}

static int strike(const char *call) {
    const char *which = getenv("FAULT_CALL"), *at = getenv("FAULT_AT"), *mode = getenv("FAULT_MODE");
    const char *during = getenv("FAULT_WHILE");
    if (during && mode && access(during, F_OK) == 0) {
        int full = strcmp(mode, "full") == 0, writes = strcmp(call, "write") == 0;
        if (full ? !writes : strcmp(call, "read") == 0 || strcmp(call, "sync") == 0)
            return PASS;
        errno = full ? ENOSPC : EROFS;
        return FAIL;
    }
    if (!which || !at || !mode || strcmp(which, call) != 0)
        return PASS;
    int n = ++calls, place = atoi(at), result = PASS;
    if (strcmp(mode, "kill") == 0)
        result = n == place ? KILL : PASS;
    else if (strcmp(mode, "short") == 0)
        result = n == place ? HALF : n == place + 1 ? FAIL : PASS;
    else if (n == place || (n > place && strcmp(mode, "ever") == 0))
        result = FAIL;
    if (result != PASS && !struck++)
        syscall(SYS_write, 2, "fault\n", 6);
    if (result == FAIL)
        errno = strcmp(mode, "short") == 0 ? ENOSPC : EIO;
    return result;
}

/* Whether faults depend on a file: then an opening that only reads is none. */
static int during_only(void) { return getenv("FAULT_WHILE") != 0; }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static size_t some(size_t size, int what) { return what == HALF && size > 1 ? size / 2 : size; }

/* After a call that was done. */
static ssize_t then(int what, ssize_t result) {
    if (what == KILL)
        kill(getpid(), SIGKILL);
    return result;
}

ssize_t write(int fd, const void *bytes, size_t size) {
    int what = under_fd(fd) ? strike("write") : PASS;
    return what == FAIL ? -1 : then(what, REAL(write)(fd, bytes, some(size, what)));
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    int what = under_fd(fd) ? strike("write") : PASS;
    return what == FAIL ? -1 : then(what, REAL(pwrite)(fd, bytes, some(size, what), at));
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    int what = under_fd(fd) ? strike("write") : PASS;
    return what == FAIL ? -1 : then(what, REAL(pwrite64)(fd, bytes, some(size, what), at));
}

int fsync(int fd) {
    int what = under_fd(fd) ? strike("sync") : PASS;
    return what == FAIL ? -1 : (int)then(what, REAL(fsync)(fd));
}

int fdatasync(int fd) {
    int what = under_fd(fd) ? strike("sync") : PASS;
    return what == FAIL ? -1 : (int)then(what, REAL(fdatasync)(fd));
}

int ftruncate(int fd, off_t size) {
    int what = under_fd(fd) ? strike("truncate") : PASS;
    return what == FAIL ? -1 : (int)then(what, REAL(ftruncate)(fd, size));
}

int ftruncate64(int fd, off64_t size) {
    int what = under_fd(fd) ? strike("truncate") : PASS;
    return what == FAIL ? -1 : (int)then(what, REAL(ftruncate64)(fd, size));
}

int unlink(const char *path) {
    int what = under(path) ? strike("unlink") : PASS;
    return what == FAIL ? -1 : (int)then(what, REAL(unlink)(path));
}

#define OPENS(name, ...)                                                      \
    mode_t mode = 0;                                                          \
    if (flags & O_CREAT) {                                                    \
        va_list rest;                                                         \
        va_start(rest, flags);                                                \
        mode = va_arg(rest, mode_t);                                          \
        va_end(rest);                                                         \
    }                                                                         \
    int for_writing = flags & (O_WRONLY | O_RDWR | O_CREAT);                  \
    int what = under(path) ? strike(during_only() && !for_writing ? "read" : "open") : PASS; \
    return what == FAIL ? -1 : (int)then(what, REAL(name)(__VA_ARGS__, mode));

int open(const char *path, int flags, ...) { OPENS(open, path, flags) }

int open64(const char *path, int flags, ...) { OPENS(open64, path, flags) }

int openat(int folder, const char *path, int flags, ...) { OPENS(openat, folder, path, flags) }

int openat64(int folder, const char *path, int flags, ...) { OPENS(openat64, folder, path, flags) }

/* A library that stands between a program and its disk; see tests/faults/shim.py.

   DISK_FOLDER  files whose path begins with this are watched
   DISK_LOG     each call that changes what is stored is written down here:
                "<kind>\t<name>\t<offset>\t<length>\n", and the bytes of a write
                W write, T truncate, S sync, U unlink, C create, and L link,
                whose bytes are the new name
   DISK_FAULT   "<kind> <errno> <first> <every> <count>": of the calls of a kind those
                numbered first to first + count - 1, and so on after every so many,
                fail; of a write that fails, half of the bytes are written
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 1024
#define NAME 256

static char names[FILES][NAME];
static const char *folder;
static int diary = -1;
static char fault_kind;
static long fault_errno, fault_first, fault_every, fault_count, calls;

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    const char *log = getenv("DISK_LOG"), *fault = getenv("DISK_FAULT");
    folder = getenv("DISK_FOLDER");
    if (log) {
        __typeof__(open) *real = (__typeof__(open) *)dlsym(RTLD_NEXT, "open");
        diary = real(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    }
    if (fault)
        sscanf(fault, "%c %ld %ld %ld %ld", &fault_kind, &fault_errno, &fault_first,
               &fault_every, &fault_count);
}

/* The name within the folder, "." for itself; NULL for whatever lies elsewhere. */
static const char *within(const char *path) {
    size_t length = folder ? strlen(folder) : 0;
    if (!length || !path || strncmp(path, folder, length)) return NULL;
    if (!path[length]) return ".";
    return path[length] == '/' ? path + length + 1 : NULL;
}

static const char *watched(int fd) {
    return fd >= 0 && fd < FILES && names[fd][0] ? names[fd] : NULL;
}

static void note(char kind, const char *name, long at, long length, const void *bytes) {
    static __typeof__(write) *real;
    char head[NAME + 64];
    if (diary < 0) return;
    if (!real) real = (__typeof__(write) *)dlsym(RTLD_NEXT, "write");
    int size = snprintf(head, sizeof head, "%c\t%s\t%ld\t%ld\n", kind, name, at, length);
    if (real(diary, head, size) != size) abort();
    if (bytes && real(diary, bytes, length) != length) abort();
}

static int fails(char kind) {
    if (kind != fault_kind || calls++ < fault_first) return 0;
    if ((calls - 1 - fault_first) % fault_every >= fault_count) return 0;
    errno = (int)fault_errno;
    return 1;
}

static void opened(int fd, const char *path, int there) {
    const char *name = within(path);
    if (fd < 0 || fd >= FILES) return;
    names[fd][0] = 0;
    if (!name) return;
    snprintf(names[fd], NAME, "%s", name);
    if (!there) note('C', name, 0, 0, NULL);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = va_arg(rest, mode_t); \
        va_end(rest); \
        int there = !(flags & O_CREAT) || !access(path, F_OK); \
        int fd = real(path, flags, mode); \
        opened(fd, path, there); \
        return fd; \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    REAL(close);
    if (fd >= 0 && fd < FILES) names[fd][0] = 0;
    return real(fd);
}

#define PWRITE(name, type) \
    ssize_t name(int fd, const void *bytes, size_t length, type at) { \
        REAL(name); \
        const char *file = watched(fd); \
        if (file && fails('W')) { \
            int why = errno; \
            if (real(fd, bytes, length / 2, at) < 0) return -1; \
            errno = why; \
            return -1; \
        } \
        ssize_t done = real(fd, bytes, length, at); \
        if (file && done > 0) note('W', file, (long)at, done, bytes); \
        return done; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(write);
    const char *file = watched(fd);
    long at = file ? (long)lseek(fd, 0, SEEK_END) : 0;
    ssize_t done = real(fd, bytes, length);
    if (file && done > 0) note('W', file, at, done, bytes);
    return done;
}

#define SYNC(name) \
    int name(int fd) { \
        REAL(name); \
        const char *file = watched(fd); \
        if (file && fails('S')) return -1; \
        int done = real(fd); \
        if (file && !done) note('S', file, 0, 0, NULL); \
        return done; \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, type) \
    int name(int fd, type length) { \
        REAL(name); \
        const char *file = watched(fd); \
        if (file && fails('T')) return -1; \
        int done = real(fd, length); \
        if (file && !done) note('T', file, (long)length, 0, NULL); \
        return done; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
    REAL(unlink);
    const char *name = within(path);
    if (name && fails('U')) return -1;
    int done = real(path);
    if (name && !done) note('U', name, 0, 0, NULL);
    return done;
}

int link(const char *old, const char *new) {
    REAL(link);
    const char *from = within(old), *to = within(new);
    int done = real(old, new);
    if (from && to && !done) note('L', from, 0, (long)strlen(to), to);
    return done;
}

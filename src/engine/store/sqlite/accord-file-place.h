/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-error.h"

G_BEGIN_DECLS

/* What may be done with a database in a folder. */
typedef enum {
  ACCORD_FILE_PLACE_GOOD,
  ACCORD_FILE_PLACE_READ_ONLY, /* it may be looked at, and never written */
  ACCORD_FILE_PLACE_NONE,      /* not even that */
} AccordFilePlace;

/* What a file system of FUSE keeps its files on. */
typedef enum {
  ACCORD_FUSE_LOCAL,
  ACCORD_FUSE_UNKNOWN,
  ACCORD_FUSE_NETWORK,
} AccordFuse;

AccordFuse accord_fuse_of (const char *mountinfo, const char *folder, char **type);
AccordFilePlace accord_file_check_place (const char *path, char **warning, GError **error);

G_END_DECLS

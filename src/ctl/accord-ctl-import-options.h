/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-ctl.h"
#include "accord-import.h"

G_BEGIN_DECLS

/* What was said about the files of an import. */
typedef struct {
  char *kind;
  char **map;
  char *date_order;
  char *encoding;
  char *separator;
  char *sheet;
  gint64 header_line;
  char *match_text;
  char *mode_text;
  char *rejected;
  gboolean dry_run;
  gboolean remember;

  AccordDateOrder order;
  AccordTableOptions table;
  AccordImportMode mode;
  char **match;
} AccordCtlImport;

gboolean accord_ctl_import_read (AccordCtl *ctl, AccordCtlImport *options);
void accord_ctl_import_clear (AccordCtlImport *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordCtlImport, accord_ctl_import_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import-run-private.h"

G_BEGIN_DECLS

/* One cell of the row: a value, a label, or (with a place) a part of an address. */
typedef struct {
  const char *type;  /* interned */
  const char *group; /* interned */
  int place;         /* AccordImportPlace, -1 for a value */
  gboolean label;
  char *text;
} AccordImportGathered;

struct _AccordImportHandles {
  AccordImportFile *file; /* unowned */
  GArray *gathered;       /* of AccordImportGathered: this row */
  AccordImportIndex *known;
  int value, type, label, owner; /* fields of handles */
  int address, city, country;    /* fields of the record, or -1 */
  gint64 n_refused;              /* e-mails that are none, and the like: left out */
  char *refused;                 /* why the first of them was */
};

void accord_import_handles_gather (AccordImportHandles *self, const char *type, const char *group,
                                   int place, gboolean label, const char *text);
void accord_import_handles_join_addresses (AccordImportHandles *self);
/* accord-import-handle-labels.c */
char *accord_import_handles_label_of (AccordImportHandles *self, const AccordImportGathered *value, guint position);

G_END_DECLS

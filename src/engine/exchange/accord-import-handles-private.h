/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import-run-private.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_IMPORT_SAYS_VALUE, /* with a place: a part of an address */
  ACCORD_IMPORT_SAYS_LABEL,
  ACCORD_IMPORT_SAYS_USE,
} AccordImportSays;

/* One cell of the row. */
typedef struct {
  const char *type;  /* interned */
  const char *group; /* interned */
  int place;         /* AccordImportPlace, -1 for a value */
  AccordImportSays says;
  char *text; /* of labels and uses: of all values of the group, joined */
} AccordImportGathered;

struct _AccordImportHandles {
  AccordImportFile *file; /* unowned */
  GArray *gathered;       /* of AccordImportGathered: this row */
  AccordImportIndex *known;
  int value, type, label, owner, preferred, forbidden; /* fields of handles */
  int address, city, country;    /* fields of the record, or -1 */
  gint64 n_refused;              /* e-mails that are none, and the like: left out */
  char *refused;                 /* why the first of them was */
  gboolean changed;              /* a handle that was there got another label or mark by this row */
};

void accord_import_handles_gather (AccordImportHandles *self, const char *type, const char *group,
                                   int place, AccordImportSays says, const char *text);
void accord_import_handles_join_addresses (AccordImportHandles *self);
/* accord-import-handle-labels.c */
char *accord_import_handles_label_of (AccordImportHandles *self, const AccordImportGathered *value, guint position);
void accord_import_handles_mark (AccordImportHandles *self, const AccordImportGathered *value, guint position,
                                 AccordValue *values);
gboolean accord_import_handles_say_again (AccordImportHandles *self, const AccordImportGathered *value, guint position, gint64 id,
                                          GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows of cells, printed in columns as wide as their widest cell. */
typedef struct _AccordCtlTable AccordCtlTable;

AccordCtlTable *accord_ctl_table_new (void);
void accord_ctl_table_free (AccordCtlTable *self);
void accord_ctl_table_add_column (AccordCtlTable *self, const char *heading, gboolean right);
void accord_ctl_table_add_cell (AccordCtlTable *self, const char *text);
void accord_ctl_table_print (AccordCtlTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCtlTable, accord_ctl_table_free)

G_END_DECLS

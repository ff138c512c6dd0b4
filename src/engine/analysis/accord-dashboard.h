/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* What the page of figures shows to people of one role (M107). Boxed. */
typedef struct {
  gint64 id;   /* of the record; 0: nobody arranged it, this is what the program proposes */
  char *role;  /* "manager" … */
  GStrv tiles; /* names of figures */
  GStrv cards; /* names of charts */
} AccordDashboard;
#define ACCORD_TYPE_DASHBOARD (accord_dashboard_get_type ())
GType accord_dashboard_get_type (void) G_GNUC_CONST;
AccordDashboard *accord_dashboard_copy (const AccordDashboard *self);
void accord_dashboard_free (AccordDashboard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDashboard, accord_dashboard_free)

AccordDashboard *accord_dashboard_proposed (const char *role);
DexFuture *accord_dashboard_read (AccordWorkspace *workspace, const char *role); /* AccordDashboard */
AccordEdit *accord_dashboard_edit (const AccordDashboard *self, const char *label);
AccordEdit *accord_dashboard_reset_edit (const AccordDashboard *self);

/* Moving things about; FALSE: nothing changed. */
gboolean accord_dashboard_move (GStrv *list, const char *name, int to);
gboolean accord_dashboard_add (GStrv *list, const char *name);
gboolean accord_dashboard_remove (GStrv *list, const char *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-duplicates.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

#define ACCORD_MERGE_MAX 5 /* records side by side */

/**
 * AccordMergePage: two to five records side by side, to be made one. Actions "merge.merge"
 * (Ctrl+Enter), "merge.distinct", "merge.next" and "merge.previous" (Alt+↓ ↑).
 *
 * Signals "merged" (gint64 survivor, AccordChangeSet *), "distinct" (AccordChangeSet *): committed;
 * "step" (int): another pair is wanted.
 */
#define ACCORD_TYPE_MERGE_PAGE (accord_merge_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordMergePage, accord_merge_page, ACCORD, MERGE_PAGE, AdwNavigationPage)

AdwNavigationPage *accord_merge_page_new (AccordWorkspace *workspace, const AccordKind *kind, gboolean many);
void accord_merge_page_show (AccordMergePage *self, const gint64 *ids, guint n_ids, const char *subtitle);

G_END_DECLS

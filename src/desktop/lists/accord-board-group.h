/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-grouping.h"

G_BEGIN_DECLS

/**
 * AccordBoardGroup: one column of a board that is not grouped by stage: the deals whose owner, team, month
 * of expected close or choice is one value. An immutable, counted, boxed value of the main thread.
 */
typedef struct _AccordBoardGroup AccordBoardGroup;
#define ACCORD_TYPE_BOARD_GROUP (accord_board_group_get_type ())
GType accord_board_group_get_type (void) G_GNUC_CONST;

AccordBoardGroup *accord_board_group_ref (AccordBoardGroup *self);
void accord_board_group_unref (AccordBoardGroup *self);
gint64 accord_board_group_get_key (const AccordBoardGroup *self);
const char *accord_board_group_get_title (const AccordBoardGroup *self);
const char *accord_board_group_get_refusal (const AccordBoardGroup *self);
gboolean accord_board_group_equal (const AccordBoardGroup *a, const AccordBoardGroup *b);
const AccordKind *accord_board_group_get_kind (const AccordBoardGroup *self);
void accord_board_group_limit (const AccordBoardGroup *self, AccordQuery *query);
void accord_board_group_put (const AccordBoardGroup *self, AccordEdit *edit, gint64 deal, AccordRecord *record);
char *accord_board_group_label (const AccordBoardGroup *self, guint n_deals, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBoardGroup, accord_board_group_unref)

/* What a board can be grouped by. */
GArray *accord_board_groupings (AccordWorkspace *workspace); /* of AccordDealGrouping */
gboolean accord_board_grouping_is_known (AccordWorkspace *workspace, const char *path);
gboolean accord_board_grouping_is_touched (const char *path, const AccordChangeSet *changes);
DexFuture *accord_board_groups_read (AccordWorkspace *workspace, const char *path, gint64 today); /* GPtrArray of AccordBoardGroup */

G_END_DECLS

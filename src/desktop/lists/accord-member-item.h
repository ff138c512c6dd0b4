/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_MEMBER_ITEM (accord_member_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordMemberItem, accord_member_item, ACCORD, MEMBER_ITEM, GObject)

AccordMemberItem *accord_member_item_new (AccordEntity *member);
AccordEntity *accord_member_item_get_member (AccordMemberItem *self);
const AccordFigure *accord_member_item_get_revenue (AccordMemberItem *self);
const AccordFigure *accord_member_item_get_win_rate (AccordMemberItem *self);
void accord_member_item_set_figures (AccordMemberItem *self, const AccordFigure *revenue, const AccordFigure *win_rate);

G_END_DECLS

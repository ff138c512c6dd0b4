/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-id-list.h"
#include "accord-member-item.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_MEMBER_LIST (accord_member_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordMemberList, accord_member_list, ACCORD, MEMBER_LIST, GObject)

AccordMemberList *accord_member_list_new (AccordWorkspace *workspace, const AccordPeriod *period);
void accord_member_list_set_period (AccordMemberList *self, const AccordPeriod *period);
AccordIdList *accord_member_list_get_members (AccordMemberList *self);
gboolean accord_member_list_has_figures (AccordMemberList *self);

G_END_DECLS

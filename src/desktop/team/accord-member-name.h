/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The name of a person, large; changed where it stands. */
#define ACCORD_TYPE_MEMBER_NAME (accord_member_name_get_type ())
G_DECLARE_FINAL_TYPE (AccordMemberName, accord_member_name, ACCORD, MEMBER_NAME, AdwBin)

void accord_member_name_set_member (AccordMemberName *self, AccordWorkspace *workspace, AccordEntity *member);
void accord_member_name_edit (AccordMemberName *self);

G_END_DECLS

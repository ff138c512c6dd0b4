/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-field-list.h"

G_BEGIN_DECLS

void accord_field_link_choose (AccordFieldList *list, AccordFieldRow *row);

G_END_DECLS

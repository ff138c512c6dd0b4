/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-field-row.h"

G_BEGIN_DECLS

void accord_field_reveal_edit (AccordFieldRow *row);

G_END_DECLS

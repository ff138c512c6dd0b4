/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"

G_BEGIN_DECLS

void accord_default_pipeline_add (AccordEdit *edit);

G_END_DECLS

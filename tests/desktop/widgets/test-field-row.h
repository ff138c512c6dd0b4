/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

void test_field_row_add (void);
void test_settle (void);

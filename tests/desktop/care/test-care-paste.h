/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Guarantees of other parts that stand in the program of test-care-fields: one display for all. */
void add_paste_tests (void);
void add_palette_tests (void);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

void test_toast_stage_add (void);

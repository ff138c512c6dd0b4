/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

DexFuture *accord_forecast_keep (AccordWorkspace *workspace, gint64 today); /* gint64: how many forecasts were kept */

G_END_DECLS

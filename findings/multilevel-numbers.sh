#!/usr/bin/env bash
# Bet: ICC1(aov(answer ~ team)) takes the teams' numbers for names of teams, or refuses; so does ICC2; of teams of different sizes it takes the size k0 that belongs
#   to the analysis of variance; agreement below chance is one thing whichever of the package's measures is asked.
# What happens: teams that are numbers become a slope. In the package's own data (bh1996, 99 companies) ICC(1) of leadership climate is .00002 where factor(GRP)
#   gives .127, and ICC(2) of hours worked is .988 where it gives .920: one nearly nothing, the other too high. mult.icc of the same columns takes the numbers for names (.147 and .917, by REML). ICC1 takes the mean
#   size of the teams for k0: .513 for .557 with teams of 2, 2, 2, 3, 3 and 12. A team split in two camps has agreement 0 by rwg and rwg.j, −1 by awg, −1.67 by rwg.j.lindell.
# Why it matters: teams have numbers in every export, and ICC(1) and rwg are what decides whether answers may be added up to a team's. A mean of rwg
#   over teams is too high because its worst teams count as 0.
# Versions: multilevel 2.7 (Debian's r-cran-multilevel 2.7-1). Needs a Debian 12 with its R (r-base-core 4.2.2).
# Do instead: factor(team) before anything; k0 = (N - sum(n^2)/N)/(teams - 1); say how many teams were below chance.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
get() { apt-get download -qq r-cran-multilevel=2.7-1 r-cran-mass=7.3-58.2-1 r-cran-lattice=0.20-45-3 r-cran-nlme=3.1.162-1 2> apt.log; }
get || { apt-get update -qq > /dev/null; get; } || { cat apt.log; exit 2; }
for package in *.deb; do dpkg-deb -x "$package" deb; done
export R_LIBS="$tmp/deb/usr/lib/R/site-library:$tmp/deb/usr/lib/R/library"
cat > run.R <<'R'
options(warn = 1)
suppressPackageStartupMessages(library(multilevel))
cat("multilevel", as.character(packageVersion("multilevel")), "on R", as.character(getRversion()), "\n")
data(bh1996)
lead <- c(ICC1(aov(LEAD ~ GRP, bh1996)), ICC1(aov(LEAD ~ factor(GRP), bh1996)))
hours <- c(ICC2(aov(HRS ~ GRP, bh1996)), ICC2(aov(HRS ~ factor(GRP), bh1996)))
columns <- mult.icc(bh1996[, c("LEAD", "HRS")], bh1996$GRP)
cat(sprintf("ICC(1) of LEAD: %.5f by numbers, %.3f by factor(GRP), %.3f by mult.icc\n", lead[1], lead[2], columns$ICC1[1]))
cat(sprintf("ICC(2) of HRS: %.3f by numbers, %.3f by factor(GRP), %.3f by mult.icc\n", hours[1], hours[2], columns$ICC2[2]))

set.seed(1)
sizes <- c(2, 2, 2, 3, 3, 12)
team <- factor(rep(seq_along(sizes), sizes))
answer <- rnorm(24) + rep(rnorm(6) * 2, sizes)
fit <- aov(answer ~ team)
squares <- summary(fit)[[1]][, 3]
icc <- function(size) (squares[1] - squares[2]) / (squares[1] + (size - 1) * squares[2])
k0 <- (24 - sum(sizes^2) / 24) / 5
cat(sprintf("teams of 2 to 12: ICC1 %.3f; with the mean size %.3f, with k0 %.3f\n", ICC1(fit), icc(mean(sizes)), icc(k0)))

items <- data.frame(a = c(1, 5, 1, 5), b = c(5, 1, 5, 1), c = c(1, 5, 5, 1))
camps <- rep("camps", 4)
camp <- c(
  rwg = rwg(items$a, camps, 2)$rwg, rwg.j = rwg.j(items, camps, 2)$rwg.j,
  awg = awg(items$a, camps, c(1, 5))$a.wg, rwg.j.lindell = rwg.j.lindell(items, camps, 2)$rwg.lindell
)
cat("two camps of 1 and 5:", paste(names(camp), round(camp, 2)), "\n")
is <- function(seen, told) all(abs(seen - told) < 0.001)
quit(status = !(
  lead[1] < 0.0001 && is(lead[2], 0.127) && is(hours[1], 0.988) && is(hours[2], 0.92) && is(columns$ICC1[1], 0.147) && is(columns$ICC2[2], 0.917) &&
    is(ICC1(fit), 0.513) && is(icc(mean(sizes)), 0.513) && is(icc(k0), 0.557) && is(camp, c(0, 0, -1, -1.667))
))
R
Rscript --vanilla run.R
echo "As described: numbers of teams are taken for a slope."

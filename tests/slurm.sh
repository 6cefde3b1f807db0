#!/bin/sh
# slurm.sh PROGRAM: a sweep as an array of a real Slurm, which this brings up on loopback and takes down again. One task
# is killed half-way and requeued; the merged parts must be the file that one run writes. The same under GNU parallel.
# Run by `make test-slurm`.
set -eu

program=$(realpath "$1")
folder=$(mktemp -d)
host=$(hostname -s)
port=$((20000 + $$ % 5000 * 2))
export SLURM_CONF=$folder/slurm.conf
daemons=
# Jobs first: what outlives its controller tells the next one of its end.
stop() {
  [ -z "$daemons" ] || scancel --full --signal=KILL -u "$(id -un)" 2>/dev/null || true
  sleep 1
  for pid in $daemons; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' INT TERM

fail() {
  echo "test-slurm: $1" >&2
  tail -n 20 "$folder"/*.log "$folder"/slurm-*.out >&2 || true
  exit 1
}

# wait_for SECONDS WHAT COMMAND...
wait_for() {
  left=$(($1 * 10)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "waited in vain for $what"
    sleep 0.1
  done
}

cat >"$SLURM_CONF" <<CONF
ClusterName=mantile
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/none
CredType=cred/none
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
StateSaveLocation=$folder/controller
SlurmdSpoolDir=$folder/node
SlurmctldPidFile=$folder/controller.pid
SlurmdPidFile=$folder/node.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
RequeueExit=137
KillWait=1
SlurmdParameters=config_overrides
NodeName=$host NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=30 State=UP
CONF
mkdir "$folder/controller" "$folder/node"

slurmctld -D -i >"$folder/controller.log" 2>&1 &
daemons=$!
slurmd -D -N "$host" >"$folder/node.log" 2>&1 &
daemons="$daemons $!"
wait_for 30 "the node" sh -c 'sinfo -h -o %T | grep -q idle'

cd "$folder"
# Seconds for each part, which is committed every two; one point of 16 is a row.
space="sweep llama-3.1-8b --on h100-sxm,b200 --engine vllm --tp 1..8*2 --batch 1..4096 --isl 64..32768+64 --unfit
  --where ceil(batch/16)*16==batch --columns tpot_s --threads 1"
cat >job.sh <<JOB
#!/bin/sh
space='$space'
'$program' \$space --shard auto --resume -o part\$SLURM_ARRAY_TASK_ID.csv &
echo \$! >pid\$SLURM_ARRAY_TASK_ID
wait \$!
JOB
job=$(sbatch --parsable --array=1-4 --requeue job.sh)

wait_for 120 "task 2 to be half-way" grep -q '"done":"[1-9]' part2.csv.state
grep -q '"complete":false' part2.csv.state || fail "task 2 is complete before it could be killed"
kill -KILL "$(cat pid2)"
wait_for 60 "task 2 to end" sh -c "! kill -0 $(cat pid2)"
! "$program" merge early.csv part1.csv part2.csv part3.csv part4.csv 2>early || fail "an incomplete part was merged"
cat early
wait_for 300 "all tasks" sh -c "[ -z \"\$(squeue -h -j $job)\" ]"
for part in 1 2 3 4; do
  grep -q '"complete":true' part$part.csv.state || fail "part $part is not complete"
done
grep -q "" slurm-"${job}"_2.out || fail "task 2 said nothing"

"$program" merge merged.csv part4.csv part2.csv part3.csv part1.csv
"$program" $space -o whole.csv
cmp merged.csv whole.csv || fail "the merged parts are not what one run writes"

few="sweep llama-3.1-8b --on h100-sxm,b200 --tp 1..8*2 --batch 1..8"
seq 3 | MANTILE_SHARDS=3 parallel "'$program' $few --shard auto -o {}.csv"
"$program" merge parallel.csv 1.csv 2.csv 3.csv
"$program" $few -o few.csv
cmp parallel.csv few.csv || fail "what GNU parallel ran is not what one run writes"
echo "test-slurm: $(wc -l <whole.csv) lines, the same merged as in one run"
